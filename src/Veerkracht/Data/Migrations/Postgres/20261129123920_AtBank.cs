using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AtBank : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AtBankSince",
                table: "Dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_AtBankSince",
                table: "Dossiers",
                column: "AtBankSince",
                filter: "\"AtBankSince\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Dossiers_AtBankSince",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "AtBankSince",
                table: "Dossiers");
        }
    }
}
