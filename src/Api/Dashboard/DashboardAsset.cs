namespace Telemetry.Api.Dashboard;

/// <summary>One file of the built web client, as <c>assets.json</c> names it (src/Dashboard/build/assetList.ts).</summary>
/// <param name="Path">Relative to wwwroot, with forward slashes.</param>
/// <param name="Hashed">The name holds a hash of the content: the content of that name never changes.</param>
internal sealed record DashboardAsset(string Path, string ContentType, bool Hashed);
