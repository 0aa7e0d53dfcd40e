namespace Telemetry.Api.Backtest.Reports;

/// <summary>One station's road.</summary>
/// <param name="Site">Its id.</param>
/// <param name="Name">Its name.</param>
internal sealed record BacktestStation(string Site, string Name, IReadOnlyList<BacktestMethod> Methods)
{
    public static BacktestStation Of(SiteResult s) => new(s.Site.Id.Value, s.Site.Name, [.. s.Methods.Select(BacktestMethod.Of)]);
}
