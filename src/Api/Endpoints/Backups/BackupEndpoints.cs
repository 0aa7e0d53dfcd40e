using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Backups;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;

namespace Telemetry.Api.Endpoints.Backups;

/// <summary>Backups of the running host.</summary>
internal static class BackupEndpoints
{
    public static void MapBackups(this IEndpointRouteBuilder api) =>
        api.MapPost("/system/backups", Post)
            .WithTags("System")
            .RequireAuthorization(Policies.Admin)
            .DisableRequestTimeout()
            .WithName("postBackup")
            .WithSummary("Write a consistent backup of the running host")
            .WithDescription("Into a new folder below `Telemetry:Backup:Directory` of the host's machine, and nowhere else. Answers once it is written, read back and durable; the host goes on meanwhile. One at a time. A caller who goes away ends it, and nothing of it is kept.");

    private static async Task<Results<Created<BackupDto>, ProblemHttpResult>> Post(
        ClaimsPrincipal user, BackupWriter writer, IOptions<BackupOptions> options, TimeProvider clock, CancellationToken cancellation)
    {
        var name = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var folder = Path.GetFullPath(Path.Combine(options.Value.Directory, name));
        try
        {
            var manifest = await writer.WriteAsync(folder, user.Identity?.Name ?? "", cancellation);
            return TypedResults.Created((string?)null, new BackupDto(
                folder, manifest.CreatedAt, manifest.Files.Count, manifest.Files.Sum(f => f.Bytes),
                manifest.Journal.First, manifest.Journal.Last, manifest.Positions, manifest.Warnings, manifest.Notes));
        }
        catch (BackupRefusedException refused)
        {
            return ApiProblem.Conflict(refused.Message);
        }
    }
}
