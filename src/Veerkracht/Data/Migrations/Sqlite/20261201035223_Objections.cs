using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Objections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Awards_DossierId",
                table: "Awards");

            migrationBuilder.AddColumn<string>(
                name: "NotFor",
                table: "DossierTasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReconsiderationId",
                table: "Awards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Objections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Against = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionDecidedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Grounds = table.Column<string>(type: "TEXT", nullable: false),
                    LodgedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    LodgedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Objections_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reconsiderations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ObjectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Against = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", nullable: true),
                    AmountCents = table.Column<long>(type: "INTEGER", nullable: false),
                    WasCents = table.Column<long>(type: "INTEGER", nullable: false),
                    ReturnTo = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reconsiderations", x => x.Id);
                    table.CheckConstraint(
                        "CK_Reconsiderations_Ground",
                        "\"Outcome\" IN ('Dismissed', 'Inadmissible') OR \"Ground\" IS NOT NULL");
                    table.CheckConstraint("CK_Reconsiderations_NotBelowZero", "\"AmountCents\" >= 0 AND \"WasCents\" >= 0");
                    table.CheckConstraint("CK_Reconsiderations_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                    table.ForeignKey(
                        name: "FK_Reconsiderations_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Reconsiderations_Objections_ObjectionId",
                        column: x => x.ObjectionId,
                        principalTable: "Objections",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Awards_DossierId",
                table: "Awards",
                column: "DossierId",
                unique: true,
                filter: "\"State\" NOT IN ('Refused', 'Replaced')");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_ReconsiderationId",
                table: "Awards",
                column: "ReconsiderationId",
                unique: true,
                filter: "\"ReconsiderationId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Objections_DossierId_DecisionId",
                table: "Objections",
                columns: new[] { "DossierId", "DecisionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Objections_Number",
                table: "Objections",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reconsiderations_DossierId_ProposedAt",
                table: "Reconsiderations",
                columns: new[] { "DossierId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reconsiderations_ObjectionId",
                table: "Reconsiderations",
                column: "ObjectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Reconsiderations_OneProposed",
                table: "Reconsiderations",
                column: "DossierId",
                unique: true,
                filter: "\"State\" = 'Proposed'");

            migrationBuilder.AddForeignKey(
                name: "FK_Awards_Reconsiderations_ReconsiderationId",
                table: "Awards",
                column: "ReconsiderationId",
                principalTable: "Reconsiderations",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Awards_Reconsiderations_ReconsiderationId",
                table: "Awards");

            migrationBuilder.DropTable(
                name: "Reconsiderations");

            migrationBuilder.DropTable(
                name: "Objections");

            migrationBuilder.DropIndex(
                name: "IX_Awards_DossierId",
                table: "Awards");

            migrationBuilder.DropIndex(
                name: "IX_Awards_ReconsiderationId",
                table: "Awards");

            migrationBuilder.DropColumn(
                name: "NotFor",
                table: "DossierTasks");

            migrationBuilder.DropColumn(
                name: "ReconsiderationId",
                table: "Awards");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_DossierId",
                table: "Awards",
                column: "DossierId",
                unique: true,
                filter: "\"State\" <> 'Refused'");
        }
    }
}
