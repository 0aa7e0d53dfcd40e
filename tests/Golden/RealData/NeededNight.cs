using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>One night at Hornsgatan by hindsight: whether a treatment was needed, and what the city spread.</summary>
/// <param name="Needed">The road froze and was moist by deposition or rain: the label GRIT_EXPECTED.</param>
/// <param name="Lowest">The lowest road temperature measured, °C.</param>
/// <param name="FirstFreeze">Null where the road did not freeze.</param>
/// <param name="CityTreated">From noon to noon.</param>
internal sealed record NeededNight(DateOnly Start, bool Needed, double Lowest, DateTimeOffset? FirstFreeze, bool CityTreated)
{
    public DateTimeOffset Afternoon => Hornsgatan.Utc(Start.ToDateTime(new TimeOnly(15, 0)));

    public DateTimeOffset Morning => Hornsgatan.Utc(Start.AddDays(1).ToDateTime(new TimeOnly(11, 0)));

    public static NeededNight[] All() =>
    [
        .. MeasuredData.Rows(MeasuredData.Require("winter/expected_nights.csv")).Where(r => r["dataset"] == "hornsgatan").Select(r => new NeededNight(
            DateOnly.Parse(r["night_start"], CultureInfo.InvariantCulture),
            r["expected_class"] == "GRIT_EXPECTED",
            double.Parse(r["min_rst"], CultureInfo.InvariantCulture),
            r["first_rst_le_0"].Length == 0 ? null : Hornsgatan.Utc(DateTime.Parse(r["first_rst_le_0"], CultureInfo.InvariantCulture)),
            double.Parse(r["actual_nacl_g_m2"], CultureInfo.InvariantCulture) > 0)),
    ];
}
