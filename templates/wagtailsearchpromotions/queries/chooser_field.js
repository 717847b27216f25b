{# The form's script calls it; there is no chooser to open. #}
function createQueryChooser() {}
