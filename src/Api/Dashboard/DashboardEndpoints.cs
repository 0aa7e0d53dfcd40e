using System.Text.Json;

namespace Telemetry.Api.Dashboard;

/// <summary>
/// Serves the web client that eng/Dashboard.targets built beside the host: an endpoint for each of its files, and for each page
/// one without its suffix. There is no catch-all, so an unknown path, below /api or anywhere, stays a 404 with its problem details.
/// </summary>
internal static class DashboardEndpoints
{
    private const string PageSuffix = ".html";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string DefaultFolder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <param name="folder">Where the client was built to; by default wwwroot beside the host's own assembly.</param>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder routes, string? folder = null)
    {
        foreach (var file in Load(folder ?? DefaultFolder))
        {
            Map(routes, "/" + file.Path, file.Serve);
            if (file.Path.EndsWith(PageSuffix, StringComparison.Ordinal))
            {
                // air.html is the page /air, and index.html the page /.
                Map(routes, file.Path == "index.html" ? "/" : "/" + file.Path[..^PageSuffix.Length], file.Serve);
            }
        }

        return routes;
    }

    private static IEnumerable<DashboardFile> Load(string folder)
    {
        var list = Path.Combine(folder, "assets.json");
        // Built with -p:BuildDashboard=false: the host is complete without its pages, and / is then not found.
        if (!File.Exists(list))
        {
            return [];
        }

        var assets = JsonSerializer.Deserialize<DashboardAssetList>(File.ReadAllBytes(list), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{list} is empty");
        return assets.Assets.Select(asset => DashboardFile.Load(folder, asset));
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, RequestDelegate serve) =>
        routes.MapMethods(pattern, Methods, serve).ExcludeFromDescription().AllowAnonymous();
}
