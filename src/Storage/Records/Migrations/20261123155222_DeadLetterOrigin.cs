using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Telemetry.Storage.Records.Migrations
{
    /// <inheritdoc />
    public partial class DeadLetterOrigin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RedriveOf",
                table: "dead_letters",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RedriveOf",
                table: "dead_letters");
        }
    }
}
