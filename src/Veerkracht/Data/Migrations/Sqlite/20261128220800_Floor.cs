using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Veerkracht.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Floor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_Measure_Book_Kind",
                table: "Accounts");

            migrationBuilder.AddColumn<string>(
                name: "BookCall",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookHolder",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookKind",
                table: "Accounts",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BookSource",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SourceClaimSums",
                columns: table => new
                {
                    Book = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Slot = table.Column<long>(type: "INTEGER", nullable: false),
                    WantedCents = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceClaimSums", x => new { x.Book, x.Level, x.Slot });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Kind_Measure_Book",
                table: "Accounts",
                columns: new[] { "Kind", "Measure", "Book" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SourceClaimSums");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Kind_Measure_Book",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookCall",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookHolder",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookKind",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "BookSource",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Measure_Book_Kind",
                table: "Accounts",
                columns: new[] { "Measure", "Book", "Kind" });
        }
    }
}
