# The site behind nginx: docker compose up --build, or docker build -t k8s-and-docker .
FROM node:22-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /deck
COPY .npmrc package.json package-lock.json ./
COPY packages packages
RUN npm ci
COPY . .
# Where the site will live: BASE is its path; ORIGIN, as in https://example.org, writes full addresses.
ARG BASE=/
ARG ORIGIN=
# More flags of npm run build, as --without-notes.
ARG FLAGS=
RUN if [ -n "$ORIGIN" ]; then place="--site $ORIGIN$BASE"; else place="--base $BASE"; fi \
  && npm run build -- $place $FLAGS \
  && mkdir -p "/site$BASE" \
  && cp -r dist/. "/site$BASE" \
  && cp dist/404.html /site/ \
  && find /site -regex '.*\.\(css\|html\|js\|svg\|webmanifest\)' -exec gzip -9 --keep {} +

FROM nginxinc/nginx-unprivileged:1.28-alpine
COPY deploy/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /site /site
USER 101
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD wget -q --spider http://127.0.0.1:8080/healthz
CMD ["nginx", "-g", "daemon off;"]
