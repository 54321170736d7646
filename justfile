# The recipes of this house. `just` is a convenience: every recipe is one or two plain commands.

# build and serve on http://127.0.0.1:5080
run *args:
    ./run {{args}}

# everything that is tested
test *args:
    ./test {{args}}

# one migration for both databases
migration name:
    dotnet tool restore
    dotnet ef migrations add {{name}} --project src/Veerkracht --context SqliteDb --output-dir Data/Migrations/Sqlite
    dotnet ef migrations add {{name}} --project src/Veerkracht --context PostgresDb --output-dir Data/Migrations/Postgres

# what is looked at without running the site: layout, format, types, sbom
checks *args:
    .ci/checks {{args}}

# styles and scripts
assets:
    cd src/Veerkracht/Assets && npm ci && npm run build

# format as the repository wants it
format:
    dotnet tool restore
    dotnet format Veerkracht.slnx
    dotnet csharpier format src tests bench
