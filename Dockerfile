# Meridian in a container. Nobody has built it yet: site/docs/operations.md says so, and what to report.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /meridian
RUN python -m venv /venv
COPY requirements.txt ./
RUN /venv/bin/pip install --require-hashes --requirement requirements.txt
COPY . .
RUN for catalogue in site/locale/*/LC_MESSAGES/django.po; do \
        /venv/bin/pybabel --quiet compile --input-file="$catalogue" --output-file="${catalogue%.po}.mo" || exit 1; \
    done

FROM python:3.11-slim-bookworm
# Database on SQLite, uploads, search index, keys: whoever reads this folder reads everything.
RUN useradd --system --uid 10001 --create-home meridian && install --directory --owner=meridian --mode=700 /state
COPY --from=build /venv /venv
COPY --from=build /meridian /meridian
WORKDIR /meridian
ENV PATH=/venv/bin:$PATH PYTHONPATH=/meridian/site:/meridian PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production MERIDIAN_STATE_DIR=/state
USER meridian
VOLUME /state
EXPOSE 8000
# Asked under the public name: other hosts are refused.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import os, urllib.parse, urllib.request as web; \
    host = urllib.parse.urlsplit(os.environ['MERIDIAN_BASE_URL']).netloc; \
    web.urlopen(web.Request('http://127.0.0.1:8000/livez', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "2", "--max-requests", "5000"]
