using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FloorDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DossierSteps_State_Id",
                table: "DossierSteps");

            migrationBuilder.CreateTable(
                name: "ChangeNumbers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeNumbers", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DossierSteps_State_StepId_Id",
                table: "DossierSteps",
                columns: new[] { "State", "StepId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeNumbers");

            migrationBuilder.DropIndex(
                name: "IX_DossierSteps_State_StepId_Id",
                table: "DossierSteps");

            migrationBuilder.CreateIndex(
                name: "IX_DossierSteps_State_Id",
                table: "DossierSteps",
                columns: new[] { "State", "Id" });
        }
    }
}
