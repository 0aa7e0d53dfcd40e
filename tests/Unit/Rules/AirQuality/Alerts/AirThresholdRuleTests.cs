using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.AirQuality.Alerts;
using Telemetry.Rules.EventTime;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.AirQuality.Alerts;

public class AirThresholdRuleTests
{
    private const string Information = "ozone-information-threshold";
    private const string Ozone = "ozone-alert-threshold";
    private const string Nitrogen = "nitrogen-dioxide-alert-threshold";
    private const string Sulphur = "sulphur-dioxide-alert-threshold";

    [Theory]
    [InlineData(Information, 170, ConditionState.Clears)]
    [InlineData(Information, 175, ConditionState.Between)]
    [InlineData(Information, 180.5, ConditionState.Between)] // Exactly a half above is not above: as exceedances are counted.
    [InlineData(Information, 180.6, ConditionState.Holds)]
    [InlineData(Ozone, 240, ConditionState.Between)]
    [InlineData(Ozone, 241, ConditionState.Holds)]
    public void Ozone_is_of_one_hour(string rule, double mean, ConditionState state) =>
        Assert.Equal(state, Of(rule, MonitoredSite.Hourly(O3).Put(O3, 1, mean), 1).State);

    [Fact]
    public void Nitrogen_dioxide_is_of_three_hours_in_a_row_and_the_area_is_not_judged()
    {
        var site = MonitoredSite.Hourly(No2).PutHours(No2, 1, 390, 410, 420, 430, 300);

        Assert.Equal(
            [ConditionState.Between, ConditionState.Between, ConditionState.Between, ConditionState.Holds, ConditionState.Clears],
            Enumerable.Range(1, 5).Select(hour => Of(Nitrogen, site, hour).State));
        var raised = Of(Nitrogen, site, 4);
        Assert.Equal(
            "The means of NO2 at Kerb of the 3 hours to 2026-06-14 04:00 UTC are 410 µg/m³, 420 µg/m³, 430 µg/m³; the alert threshold is 400 µg/m³ for three hours in a row. In law it is of an area of 100 km² or a whole zone, which one site can't judge.",
            raised.Reason);
        Assert.Equal((AlertSeverity.Major, 3), (raised.Severity, raised.Basis.Count));
    }

    [Fact]
    public void An_hour_that_is_missing_neither_raises_nor_clears()
    {
        var site = MonitoredSite.Hourly(So2).PutHours(So2, 1, 510, 520, 530, double.NaN, 540, 550, 560, double.NaN, 300);

        Assert.Equal(
            [
                ConditionState.Holds, ConditionState.Unknown, ConditionState.Unknown, ConditionState.Unknown, ConditionState.Holds,
                ConditionState.Unknown, ConditionState.Clears,
            ],
            Enumerable.Range(3, 7).Select(hour => Of(Sulphur, site, hour).State));
        Assert.Contains("540 µg/m³, 550 µg/m³", Of(Sulphur, site, 6).Reason, StringComparison.Ordinal);
        Assert.Contains("not known: 0 % of the readings", Of(Sulphur, site, 8).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicative_instrument_is_said_to_be_one_and_weighs_less()
    {
        var site = new MonitoredSite(MonitoredSite.Sensor("node", 60, InstrumentGrade.Indicative, O3)).Put(O3, 1, 300);

        Assert.Equal((AlertSeverity.Warning, AlertSeverity.Information), (Of(Ozone, site, 1).Severity, Of(Information, site, 1).Severity));
        Assert.EndsWith("node is an indicative instrument, not equivalent to a reference one.", Of(Ozone, site, 1).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_thresholds_are_those_of_the_law() => Assert.Equal(
        [("o3", 180, 1), ("o3", 240, 1), ("no2", 400, 3), ("so2", 500, 3)],
        AirThresholds.Table.Select(t => (t.Pollutant.Name, t.Level, t.Hours)));

    private static Condition Of(string rule, MonitoredSite site, double hour) => Assert.Single(
        new AirThresholdRule(AirThresholds.Table.Single(t => t.Rule == rule), new AirAlertOptions())
            .Evaluate(Observable.Return(site.MomentAt(MonitoredSite.Midnight.AddHours(hour)))).ToEnumerable());
}
