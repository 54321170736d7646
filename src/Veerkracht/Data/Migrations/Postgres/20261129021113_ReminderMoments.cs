using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReminderMoments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RemindAt",
                table: "DossierSteps",
                type: "timestamp with time zone",
                nullable: true);

            // The next round of reminders looks at every draft that is there.
            migrationBuilder.Sql("""UPDATE "DossierSteps" SET "RemindAt" = '1970-01-01 00:00:00+00' WHERE "State" = 'Draft';""");

            migrationBuilder.CreateIndex(
                name: "IX_DossierSteps_RemindAt",
                table: "DossierSteps",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DossierSteps_RemindAt",
                table: "DossierSteps");

            migrationBuilder.DropColumn(
                name: "RemindAt",
                table: "DossierSteps");
        }
    }
}
