using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Fast : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SourceClaims_Book_Open_Place",
                table: "SourceClaims");

            migrationBuilder.DropIndex(
                name: "IX_IndicatorValues_Measure_Indicator_Target",
                table: "IndicatorValues");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Awaits_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Call_State_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_ChangedAt",
                table: "Dossiers");

            migrationBuilder.CreateTable(
                name: "IndicatorMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", nullable: false),
                    Target = table.Column<bool>(type: "INTEGER", nullable: false),
                    AllHundredths = table.Column<long>(type: "INTEGER", nullable: false),
                    LatestHundredths = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorMoves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorSums",
                columns: table => new
                {
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", nullable: false),
                    Target = table.Column<bool>(type: "INTEGER", nullable: false),
                    AllHundredths = table.Column<long>(type: "INTEGER", nullable: false),
                    LatestHundredths = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMoveId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorSums", x => new { x.Measure, x.Indicator, x.Target });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SourceClaims_Book_Place_Open_WantedCents",
                table: "SourceClaims",
                columns: new[] { "Book", "Place", "Open", "WantedCents" });

            migrationBuilder.CreateIndex(
                name: "IX_Selections_DossierId_ProposedAt",
                table: "Selections",
                columns: new[] { "DossierId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Rejections_DossierId_ProposedAt",
                table: "Rejections",
                columns: new[] { "DossierId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_DossierId_ProposedAt",
                table: "Payments",
                columns: new[] { "DossierId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_RecoverCents",
                table: "Payments",
                column: "RecoverCents",
                filter: "\"RecoveredOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_State",
                table: "Payments",
                column: "State",
                filter: "\"State\" = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "IX_JournalTotals_Book",
                table: "JournalTotals",
                column: "Book");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_AskedCents_Id",
                table: "Dossiers",
                columns: new[] { "AskedCents", "Id" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Awaits_ChangedAt",
                table: "Dossiers",
                columns: new[] { "Awaits", "ChangedAt" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Call_ChangedAt",
                table: "Dossiers",
                columns: new[] { "Call", "ChangedAt" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Call_State_ChangedAt",
                table: "Dossiers",
                columns: new[] { "Call", "State", "ChangedAt" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Call_State_RegisteredAt",
                table: "Dossiers",
                columns: new[] { "Call", "State", "RegisteredAt" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_ChangedAt",
                table: "Dossiers",
                column: "ChangedAt",
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Measure_OrganisationName_Number",
                table: "Dossiers",
                columns: new[] { "Measure", "OrganisationName", "Number" },
                filter: "\"State\" IN ('Awarded', 'Closed')");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Organisation_ChangedAt",
                table: "Dossiers",
                columns: new[] { "Organisation", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Organisation_Measure_AwardedCents_PaidCents",
                table: "Dossiers",
                columns: new[] { "Organisation", "Measure", "AwardedCents", "PaidCents" },
                filter: "\"State\" IN ('Awarded', 'Closed')");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_RegisteredAt_Id",
                table: "Dossiers",
                columns: new[] { "RegisteredAt", "Id" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_State_ChangedAt",
                table: "Dossiers",
                columns: new[] { "State", "ChangedAt" },
                filter: "\"RegisteredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_DossierId_ProposedAt",
                table: "Awards",
                columns: new[] { "DossierId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorMoves_DossierId",
                table: "IndicatorMoves",
                column: "DossierId");

            // The words by which dossiers are found. A row has a number of its own: that of its table changes when the file is copied.
            migrationBuilder.Sql("""
                CREATE TABLE "DossierWordRows" (
                    "Row" INTEGER NOT NULL CONSTRAINT "PK_DossierWordRows" PRIMARY KEY,
                    "DossierId" TEXT NOT NULL CONSTRAINT "AK_DossierWordRows_DossierId" UNIQUE
                );
                CREATE VIRTUAL TABLE "DossierWords"
                    USING fts5("Words", content='', detail=none, tokenize="ascii tokenchars '-'");
                CREATE VIRTUAL TABLE "DossierVocabulary" USING fts5vocab("DossierWords", 'instance');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TABLE "DossierVocabulary";
                DROP TABLE "DossierWords";
                DROP TABLE "DossierWordRows";
                """);

            migrationBuilder.DropTable(
                name: "IndicatorMoves");

            migrationBuilder.DropTable(
                name: "IndicatorSums");

            migrationBuilder.DropIndex(
                name: "IX_SourceClaims_Book_Place_Open_WantedCents",
                table: "SourceClaims");

            migrationBuilder.DropIndex(
                name: "IX_Selections_DossierId_ProposedAt",
                table: "Selections");

            migrationBuilder.DropIndex(
                name: "IX_Rejections_DossierId_ProposedAt",
                table: "Rejections");

            migrationBuilder.DropIndex(
                name: "IX_Payments_DossierId_ProposedAt",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_RecoverCents",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_State",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_JournalTotals_Book",
                table: "JournalTotals");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_AskedCents_Id",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Awaits_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Call_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Call_State_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Call_State_RegisteredAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Measure_OrganisationName_Number",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Organisation_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_Organisation_Measure_AwardedCents_PaidCents",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_RegisteredAt_Id",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_State_ChangedAt",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Awards_DossierId_ProposedAt",
                table: "Awards");

            migrationBuilder.CreateIndex(
                name: "IX_SourceClaims_Book_Open_Place",
                table: "SourceClaims",
                columns: new[] { "Book", "Open", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValues_Measure_Indicator_Target",
                table: "IndicatorValues",
                columns: new[] { "Measure", "Indicator", "Target" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Awaits_ChangedAt",
                table: "Dossiers",
                columns: new[] { "Awaits", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_Call_State_ChangedAt",
                table: "Dossiers",
                columns: new[] { "Call", "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_ChangedAt",
                table: "Dossiers",
                column: "ChangedAt");
        }
    }
}
