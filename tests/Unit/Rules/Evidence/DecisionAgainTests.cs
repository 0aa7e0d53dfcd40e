using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Evidence;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Evidence;

/// <summary>From what is kept of it, and from nothing else, a decision comes out again.</summary>
public sealed class DecisionAgainTests
{
    private static readonly ConcurrentDictionary<int, EvidenceNight> Nights = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_engine_gave_out_in_a_night_comes_out_again_in_every_field(int seed)
    {
        var night = Night(seed);

        Assert.NotEmpty(night.Kept);
        foreach (var (decision, parts) in night.Kept)
        {
            Assert.Equal(decision, DecisionAgain.From(EvidenceNight.Read(parts)).Given);
        }
    }

    [Fact]
    public void The_nights_have_all_kinds_of_what_is_kept()
    {
        var kept = Enumerable.Range(1, 4).SelectMany(seed => Night(seed).Kept).ToList();

        Assert.Contains(kept, k => k.Decision is { Revision: > 2, ReassessedAt: null });
        Assert.Contains(kept, k => k.Decision.ReassessedAt is not null);
        Assert.Contains(kept, k => k.Decision.Action.Treats());
        Assert.Contains(kept, k => k.Parts.Any(p => Encoding.UTF8.GetString(p.Content.Span).Contains(",fail,", StringComparison.Ordinal)));
        Assert.Contains(kept, k => k.Decision.Inputs.Any(i => i.RoadSensorState.StartsWith("silent", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_night_with_salt_on_the_road_and_a_spreader_that_can_not_do_every_rate_comes_out_again()
    {
        var night = new EvidenceNight(2, 8, new GrittingPolicyOptions { CreditResidualSalt = true, ResidualSaltHours = 30 }, treated: true);

        Assert.Contains(night.Kept, k => k.Decision.Reasons.Any(r => r.Code == "no-residual-credit" && r.Text.Contains("the treatment of", StringComparison.Ordinal)));
        Assert.Contains(night.Kept, k => k.Decision.Reasons.Any(r => r.Code == "spreader-rate"));
        foreach (var (decision, parts) in night.Kept)
        {
            Assert.Equal(decision, DecisionAgain.From(EvidenceNight.Read(parts)).Given);
            var moment = EvidenceNight.Read(parts).Moment;
            Assert.Equal(moment.At >= EvidenceNight.Noon.AddHours(-4) ? 2 : moment.At >= EvidenceNight.Noon.AddHours(-27) ? 1 : 0, moment.Treatments.Count);
        }
    }

    [Fact]
    public void A_night_without_forecasts_by_the_station_alone_comes_out_again()
    {
        var night = new EvidenceNight(3, 4, new GrittingPolicyOptions { WithoutForecast = WithoutForecast.StationAlone, ForecastMaxAgeHours = 1, WidenByStationSpread = true });

        Assert.Contains(night.Kept, k => k.Decision.Reasons.Any(r => r.Text.Contains("the station alone", StringComparison.Ordinal)));
        Assert.All(night.Kept, k => Assert.Equal(k.Decision, DecisionAgain.From(EvidenceNight.Read(k.Parts)).Given));
    }

    [Fact]
    public void Another_value_in_the_evidence_is_another_decision()
    {
        var (decision, parts) = Night(1).Kept.Last(k => k.Decision.MinRst is not null);
        var warmer = parts.Select(p => !p.Name.StartsWith("forecast/", StringComparison.Ordinal)
            ? p : new EvidencePart(p.Name, Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(p.Content.Span), "\"value\":[-0-9.E]+", "\"value\":20")))).ToList();

        var (again, _) = DecisionAgain.From(EvidenceNight.Read(warmer));

        Assert.NotEqual(decision.MinRst, again.MinRst);
    }

    [Fact]
    public void The_days_remembered_are_kept_as_they_were_and_evidence_without_them_is_read_as_having_none()
    {
        var modelled = Enumerable.Range(1, 4).SelectMany(seed => Night(seed).Kept).Where(k => k.Decision.Reasons.Any(r => r.Code == "road-model")).ToList();
        var again = modelled.Where((_, i) => i % 8 == 0).Select(k => (k.Decision, Without: DecisionAgain.From(EvidenceNight.Read([.. k.Parts.Where(p => !p.Name.StartsWith("days/", StringComparison.Ordinal))])).Decided)).ToList();
        var stations = EvidenceNight.Read(modelled[^1].Parts).Moment.Stations;

        Assert.All(stations, s => Assert.InRange(s.Moment.RoadForecastDays.Count, 12, 13));
        Assert.Contains(stations[0].Moment.RoadForecastDays[0].Measured, m => m is null);
        Assert.All(again, a => Assert.Equal(a.Decision.MinRst, a.Without.MinRst));
        Assert.Contains(again, a => a.Decision.IceProbability > a.Without.IceProbability);
    }

    [Fact]
    public void Most_parts_of_two_decisions_of_a_night_are_the_same()
    {
        var kept = Night(2).Kept;
        var (one, other) = (kept[^2].Parts, kept[^1].Parts);

        Assert.Equal("root", other[0].Name);
        Assert.Equal(EvidenceRootNames.Read(other[0].Content)!.Select(p => (p.Name, p.Sha256)), other.Skip(1).Select(p => (p.Name, p.Hash)));
        Assert.True(one.Select(p => p.Hash).Intersect(other.Select(p => p.Hash)).Count() >= other.Count - 6, "at most the root and, of each station, the oldest and the newest readings and a forecast are others");
        Assert.Equal(other.Select(p => p.Name).Distinct(), other.Select(p => p.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_was_given_out_before_is_named_and_not_given_again(int seed)
    {
        var night = Night(seed);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ((_, whole), parts) in night.Kept.Zip(night.GivenOut))
        {
            given.UnionWith(parts.Select(p => p.Hash));
            Assert.Equal(whole[0].Hash, parts[0].Hash);
            Assert.Empty(whole.Select(p => p.Hash).Except(given));
        }

        Assert.True(Readings(night.GivenOut) < 0.6 * Readings(night.Kept.Select(k => k.Parts)), "of two days the readings of two times six hours change");

        static int Readings(IEnumerable<IReadOnlyList<EvidencePart>> parts) =>
            parts.SelectMany(p => p).Where(p => p.Name.StartsWith("readings/", StringComparison.Ordinal)).Sum(p => p.Content.Length);
    }

    [Fact]
    public void Evidence_that_is_none_is_told_and_not_thrown()
    {
        var parts = new EvidenceNight(1, 2).Kept[^1].Parts;
        Assert.Null(EvidenceReader.Read("{"u8.ToArray(), new Dictionary<string, ReadOnlyMemory<byte>>(), out var trouble));
        Assert.NotEmpty(trouble);
        foreach (var lost in parts.Skip(1).Where(p => p.Name is "network" or "policy"))
        {
            Assert.Null(EvidenceReader.Read(parts[0].Content, parts.Skip(1).Where(p => p != lost).ToDictionary(p => p.Name, p => p.Content), out trouble));
            Assert.Contains(lost.Name, trouble, StringComparison.Ordinal);
        }

        var readings = parts.First(p => p.Name.StartsWith("readings/", StringComparison.Ordinal));
        foreach (var bad in new[] { "", "a,b\n", Encoding.UTF8.GetString(readings.Content.Span) + "x,y\n", Encoding.UTF8.GetString(readings.Content.Span).Replace(",pass,", ",fine,", StringComparison.Ordinal) })
        {
            var changed = parts.Skip(1).ToDictionary(p => p.Name, p => p == readings ? Encoding.UTF8.GetBytes(bad) : p.Content);
            Assert.Null(EvidenceReader.Read(parts[0].Content, changed, out trouble));
            Assert.NotEmpty(trouble);
        }
    }

    /// <summary>A night is made once.</summary>
    private static EvidenceNight Night(int seed) => Nights.GetOrAdd(seed, s => new EvidenceNight(s, 22));

    /// <summary>What a rule can see is what is kept. A property that is added here must become one more part, or one more field of one, in <see cref="EvidenceWriter"/>.</summary>
    [Theory]
    [InlineData(typeof(RouteMoment), "At,Route,Stations,TimeZone,Treatments")]
    [InlineData(typeof(StationMoment), "Moment,Station")]
    [InlineData(typeof(SiteMoment), "At,Bins,Forecast,Nights,RoadForecastDays,RoadsNear,Series,Since,Site,TimeZone")] // Bins are not of the roads; the roads near are for what makes the nights.
    [InlineData(typeof(SeriesView), "AsOf,Distrust,Newest,Quantity,Sensor,Trusted")]
    [InlineData(typeof(Observation), "At,Flag,Marks,ReceivedAt,Test,Value")]
    [InlineData(typeof(Route), "FootwayClass,GeometryJson,Id,LengthKm,Name,Priority,Salt,Spreader,Stations,TreatedWidthM,Treatment")] // No rule looks at the geometry.
    [InlineData(typeof(RouteStation), "ByWeather,OffsetK,Site")]
    [InlineData(typeof(Site), "Id,Kind,Latitude,Longitude,Name,Road")]
    [InlineData(typeof(Sensor), "CalibratedAt,Gateway,Grade,Id,Interval,Quantities,Site")]
    public void Nothing_that_a_rule_can_see_of_a_moment_is_left_out(Type seen, string properties) =>
        Assert.Equal(properties.Split(','), seen.GetProperties().Select(p => p.Name).Order(StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Every_setting_is_kept()
    {
        var policy = new GrittingPolicyOptions();
        foreach (var property in typeof(GrittingPolicyOptions).GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(policy, property.GetValue(policy) switch
            {
                double number => number + 0.125,
                bool flag => !flag,
                TimeSpan span => span + TimeSpan.FromMinutes(7),
                int number => number + 1,
                Enum => Enum.GetValues(property.PropertyType).Cast<object>().Last(),
                var other => other,
            });
        }

        var night = new EvidenceNight(1, 2, policy);

        var read = EvidenceNight.Read(night.Kept[0].Parts).Policy;
        Assert.All(typeof(GrittingPolicyOptions).GetProperties().Where(p => p.CanWrite), p => Assert.Equal(p.GetValue(policy), p.GetValue(read)));
    }

    [Fact]
    public void A_failed_readings_value_is_kept_for_people_and_not_given_to_rules()
    {
        var (_, parts) = Enumerable.Range(1, 4).SelectMany(seed => Night(seed).Kept)
            .First(k => k.Parts.Any(p => Encoding.UTF8.GetString(p.Content.Span).Contains(",fail,", StringComparison.Ordinal)));
        var failed = EvidenceNight.Read(parts).Moment.Stations.SelectMany(s => s.Moment.Series).SelectMany(s => s.NewestFirst()).Where(o => o.Flag == Flag.Fail);

        Assert.All(failed, o => Assert.True(double.IsNaN(o.Value)));
        Assert.DoesNotContain(parts, p => Encoding.UTF8.GetString(p.Content.Span).Contains("NaN", StringComparison.Ordinal));
    }
}
