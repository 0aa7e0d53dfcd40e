using System.ComponentModel.DataAnnotations;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.AirQuality;
using Telemetry.Rules.AirQuality.Alerts;
using Telemetry.Rules.EventTime;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.AirQuality.Alerts;

public class DaqiBandRuleTests
{
    [Theory]
    [InlineData(200, ConditionState.Between, AlertSeverity.Information)] // Index 3, within 5 % of the edge of Moderate.
    [InlineData(190, ConditionState.Clears, AlertSeverity.Information)]
    [InlineData(200.5, ConditionState.Holds, AlertSeverity.Information)]
    [InlineData(400.4, ConditionState.Holds, AlertSeverity.Information)]
    [InlineData(400.5, ConditionState.Holds, AlertSeverity.Warning)]
    [InlineData(600.5, ConditionState.Holds, AlertSeverity.Major)]
    public void The_band_is_the_severity(double mean, ConditionState state, AlertSeverity severity)
    {
        var condition = Of(MonitoredSite.Hourly(No2).Put(No2, 10, mean), No2, 10);

        Assert.Equal((state, severity, "daqi-no2", AlertSubject.Site, "kerb"), (condition.State, condition.Severity, condition.Rule, condition.SubjectKind, condition.Subject));
    }

    [Fact]
    public void It_says_the_index_the_mean_and_the_hour_and_names_the_readings()
    {
        var condition = Of(MonitoredSite.Hourly(No2).Put(No2, 10, 467.5), No2, 10);

        Assert.Equal("NO2 at Kerb is index 8 (High) of the UK Daily Air Quality Index: the mean of the hour to 2026-06-14 10:00 UTC is 467.5 µg/m³.", condition.Reason);
        Assert.Equal([new AlertReading(new SensorId("monitor"), No2, MonitoredSite.Midnight.AddHours(10), 467.5, Flag.Pass)], condition.Basis);
    }

    [Fact]
    public void An_index_at_an_edge_keeps_its_band_until_it_is_through_the_deadband()
    {
        // High from 400.5 on; let go of below 380.5.
        double[] hours = [410, 395, 402, 385, 399, 381, 379, 395];
        var site = MonitoredSite.Hourly(No2).PutHours(No2, 1, hours);

        var severities = Enumerable.Range(1, hours.Length).Select(hour => Of(site, No2, hour).Severity);

        Assert.Equal([.. Enumerable.Repeat(AlertSeverity.Warning, 6), AlertSeverity.Information, AlertSeverity.Information], severities);
        Assert.EndsWith("The alert stays at High until the mean is 5 % below that band.", Of(site, No2, 2).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_unknown_whatever_was_before_and_does_not_let_go_of_the_band()
    {
        var site = MonitoredSite.Hourly(No2).Put(No2, 1, 410).Put(No2, 5, 395);

        Assert.All(new[] { 2, 3, 4 }, hour => Assert.Equal(ConditionState.Unknown, Of(site, No2, hour).State));
        Assert.Equal(AlertSeverity.Warning, Of(site, No2, 5).Severity);
        Assert.Equal("NO2 at Kerb has no index at 2026-06-14 02:00 UTC: 0 % of the mean of the hour of monitor is valid and 75 % is needed.", Of(site, No2, 2).Reason);
    }

    [Fact]
    public void Too_little_of_a_day_of_particles_is_unknown()
    {
        var site = MonitoredSite.Hourly(Pm25).PutHours(Pm25, 1, Enumerable.Repeat(90.0, 18));

        Assert.Equal(ConditionState.Unknown, Of(site, Pm25, 17).State);
        Assert.Equal((ConditionState.Holds, AlertSeverity.Major, 18), (Of(site, Pm25, 18).State, Of(site, Pm25, 18).Severity, Of(site, Pm25, 18).Basis.Count));
    }

    [Theory]
    [InlineData(300, ConditionState.Clears, AlertSeverity.Information)] // Moderate, and no alert of an indicative instrument.
    [InlineData(450, ConditionState.Holds, AlertSeverity.Information)]
    [InlineData(700, ConditionState.Holds, AlertSeverity.Warning)]
    public void An_indicative_instrument_is_said_to_be_one_and_weighs_less(double mean, ConditionState state, AlertSeverity severity)
    {
        var site = new MonitoredSite(MonitoredSite.Sensor("node", 60, InstrumentGrade.Indicative, No2)).Put(No2, 1, mean);

        var condition = Of(site, No2, 1);

        Assert.Equal((state, severity), (condition.State, condition.Severity));
        Assert.Contains("would be index", condition.Reason, StringComparison.Ordinal);
        Assert.EndsWith("node is an indicative instrument, not equivalent to a reference one: this is not the Daily Air Quality Index.", condition.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_raise_from_a_higher_band()
    {
        var site = MonitoredSite.Hourly(No2).Put(No2, 1, 300).Put(No2, 2, 450);
        var options = new AirAlertOptions { RaiseFrom = DaqiBand.High };

        Assert.Equal(ConditionState.Clears, Of(site, No2, 1, options).State);
        Assert.Equal((ConditionState.Holds, AlertSeverity.Warning), (Of(site, No2, 2, options).State, Of(site, No2, 2, options).Severity));
    }

    [Fact]
    public void It_is_judged_at_the_end_of_hours_only_and_not_where_there_is_no_index()
    {
        Assert.Empty(Conditions(MonitoredSite.Hourly(No2).Put(No2, 1, 600), No2, 1.5, new AirAlertOptions()));
        Assert.False(new DaqiBandRule(Row(So2), new AirAlertOptions()).AppliesTo(MonitoredSite.Hourly(So2).MomentAt(MonitoredSite.Midnight).Site, [MonitoredSite.Sensor("m", 60, InstrumentGrade.Reference, So2)]));
    }

    [Fact]
    public void The_running_means_are_those_of_the_index()
    {
        var site = MonitoredSite.Hourly(O3, Pm10);
        for (var hour = -30; hour <= 24; hour++)
        {
            if (hour % 7 != 0)
            {
                site.Put(O3, hour, 100 + (3 * hour)).Put(Pm10, hour, 40 + hour);
            }
        }

        foreach (var pollutant in new[] { O3, Pm10 })
        {
            var view = site.MomentAt(MonitoredSite.Midnight.AddHours(24)).Of(pollutant).Single();
            var means = AveragedSeries.OfLastHours(view, Row(pollutant).Averaging, MonitoredSite.Midnight.AddHours(24), 24);
            Assert.Equal(Enumerable.Range(1, 24).Select(hour => site.Hour(hour, pollutant.Name).Statistic), means.Select(m => m.Value));
        }
    }

    [Fact]
    public void Low_is_no_band_to_raise_from()
    {
        var low = new AirAlertOptions { RaiseFrom = DaqiBand.Low };
        var results = new List<ValidationResult>();

        Assert.False(Validator.TryValidateObject(low, new ValidationContext(low), results, validateAllProperties: true));
        Assert.Contains("Moderate, High or VeryHigh", Assert.Single(results).ErrorMessage, StringComparison.Ordinal);
        var standard = new AirAlertOptions();
        Assert.True(Validator.TryValidateObject(standard, new ValidationContext(standard), null, validateAllProperties: true));
    }

    private static Condition Of(MonitoredSite site, Quantity pollutant, double hour, AirAlertOptions? options = null) =>
        Assert.Single(Conditions(site, pollutant, hour, options ?? new AirAlertOptions()));

    private static List<Condition> Conditions(MonitoredSite site, Quantity pollutant, double hour, AirAlertOptions options) =>
        [.. new DaqiBandRule(Row(pollutant), options).Evaluate(Observable.Return(site.MomentAt(MonitoredSite.Midnight.AddHours(hour)))).ToEnumerable()];

    private static DaqiBreakpoints Row(Quantity pollutant) => Daqi.Table.Single(row => row.Pollutant == pollutant);
}
