# The API for production: compiled, without what only development needs, as a user who owns nothing.
#
#   docker build -t episentrum .
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges -p 4000:4000 --env-file production.env episentrum
#
# The same image migrates: `docker run --env-file owner.env episentrum node dist/src/scripts/migrate.js` (docs/operations.md).

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# Node itself is in the image; the packages' own install scripts would fetch another.
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src src
COPY schema schema
COPY seeds seeds
RUN node node_modules/typescript/bin/tsc --noCheck

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY --from=build /build/dist dist
COPY schema/operations schema/operations
COPY src/platform/ide/browser src/platform/ide/browser
USER node
EXPOSE 4000
# Whether the process runs; whether it can answer is /readyz, for whoever spreads requests.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that it gets the signals; docs/operations.md says how it uses memory.
CMD ["node", "--max-semi-space-size=12", "--heap-growing-percent=40", "dist/src/main.js"]
