// Starts Swagger UI on the API's own document; a file of its own, because the policy allows no inline script.
const place = document.getElementById("swagger-ui");

SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  validatorUrl: null,
});
