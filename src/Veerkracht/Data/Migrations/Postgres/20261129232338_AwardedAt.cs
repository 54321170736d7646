using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AwardedAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AwardedAt",
                table: "Dossiers",
                type: "timestamp with time zone",
                nullable: true);

            // What was awarded before this was kept: the moment of its (last) decision.
            migrationBuilder.Sql(
                """
                UPDATE "Dossiers" SET "AwardedAt" = (
                    SELECT MAX(a."DecidedAt") FROM "Awards" a WHERE a."DossierId" = "Dossiers"."Id" AND a."State" = 'Confirmed'
                ) WHERE "State" IN ('Awarded', 'Closed');
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AwardedAt",
                table: "Dossiers");
        }
    }
}
