using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Telemetry.Storage.Records;

/// <summary>For <c>dotnet ef</c> only, which needs a context without a host.</summary>
internal sealed class TelemetryDbContextDesign : IDesignTimeDbContextFactory<TelemetryDbContext>
{
    public TelemetryDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<TelemetryDbContext>().UseSqlite("Data Source=:memory:").Options);
}
