# Portolan as a container: one binary on Debian, as a user without rights.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked --package portolan

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/portolan --create-home portolan
COPY --from=build /src/target/release/portolan /usr/local/bin/portolan
USER portolan
VOLUME /var/lib/portolan
ENV DATABASE_URL=sqlite:///var/lib/portolan/portolan.db
EXPOSE 8080

# The image has no curl, and bash can ask as well: ready means that the database answers, too.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["bash", "-c", "\
exec 3<>/dev/tcp/127.0.0.1/8080 && \
printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && \
read -r _ status _ <&3 && [[ $status == 200 ]]"]

ENTRYPOINT ["portolan"]
# Whoever reaches a container is not the person who started it: each browser has its own
# deployments, and sees others by link only.
CMD ["serve", "--listen", "0.0.0.0:8080", "--access", "links"]
