using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Conditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AwardAcceptances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AwardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RemindAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwardAcceptances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AwardAcceptances_Awards_AwardId",
                        column: x => x.AwardId,
                        principalTable: "Awards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AwardAcceptances_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AwardConditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LaidBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    LaidAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AwardId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RemindAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwardConditions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AwardConditions_Awards_AwardId",
                        column: x => x.AwardId,
                        principalTable: "Awards",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AwardConditions_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConditionEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    BroughtBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    BroughtAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LookedAtBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LookedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NotEnough = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConditionEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConditionEvidence_AwardConditions_ConditionId",
                        column: x => x.ConditionId,
                        principalTable: "AwardConditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConditionLifts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConditionId = table.Column<Guid>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_ConditionLifts", x => x.Id);
                    table.CheckConstraint("CK_ConditionLifts_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                    table.ForeignKey(
                        name: "FK_ConditionLifts_AwardConditions_ConditionId",
                        column: x => x.ConditionId,
                        principalTable: "AwardConditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AwardAcceptances_AwardId",
                table: "AwardAcceptances",
                column: "AwardId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AwardAcceptances_DossierId",
                table: "AwardAcceptances",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_AwardAcceptances_RemindAt",
                table: "AwardAcceptances",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AwardConditions_AwardId",
                table: "AwardConditions",
                column: "AwardId");

            migrationBuilder.CreateIndex(
                name: "IX_AwardConditions_DossierId_LaidAt",
                table: "AwardConditions",
                columns: new[] { "DossierId", "LaidAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AwardConditions_RemindAt",
                table: "AwardConditions",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConditionEvidence_ConditionId",
                table: "ConditionEvidence",
                column: "ConditionId");

            migrationBuilder.CreateIndex(
                name: "IX_ConditionEvidence_DossierId_BroughtAt",
                table: "ConditionEvidence",
                columns: new[] { "DossierId", "BroughtAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConditionLifts_ConditionId",
                table: "ConditionLifts",
                column: "ConditionId",
                unique: true,
                filter: "\"State\" = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "IX_ConditionLifts_DossierId_ProposedAt",
                table: "ConditionLifts",
                columns: new[] { "DossierId", "ProposedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AwardAcceptances");

            migrationBuilder.DropTable(
                name: "ConditionEvidence");

            migrationBuilder.DropTable(
                name: "ConditionLifts");

            migrationBuilder.DropTable(
                name: "AwardConditions");
        }
    }
}
