namespace Telemetry.Api.Dashboard;

/// <summary>The files that belong to the built web client. What else lies in wwwroot, from an older build, is not served.</summary>
internal sealed record DashboardAssetList(IReadOnlyList<DashboardAsset> Assets);
