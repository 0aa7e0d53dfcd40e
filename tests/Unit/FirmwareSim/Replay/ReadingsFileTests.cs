using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.Replay;

namespace Telemetry.Tests.Unit.FirmwareSim.Replay;

public sealed class ReadingsFileTests
{
    [Fact]
    public void Columns_are_found_by_name_and_others_passed_over()
    {
        var (readings, errors) = Read("value,received_at,sensor,quantity,observed_at\n-1.2,x,rws-1,dew_point,2026-01-14T04:10:00+01:00\n");

        Assert.Empty(errors);
        Assert.Equal([new RecordedReading(new DateTimeOffset(2026, 1, 14, 3, 10, 0, TimeSpan.Zero), "rws-1", Quantity.DewPoint, -1.2)], readings);
    }

    [Fact]
    public void Every_error_is_told_with_its_line()
    {
        var (_, errors) = Read(
            """
            observed_at,sensor,quantity,value
            2026-01-14T03:10:00,rws-1,dew_point,1
            2026-01-14T03:10:00Z,rws 1,dew_pint,x
            2026-01-14T03:10:00Z,rws-1,dew_point,1

            2026-01-14T03:10:00Z,rws-1,dew_point
            2026-01-14T03:10:00Z,rws-1,relative_humidity,140
            2026-01-14T03:10:00Z,rws-1,dew_point,NaN
            """);

        Assert.Equal([2, 3, 3, 3, 6, 7, 8], errors.Select(e => int.Parse(e.Split(' ', ':')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Contains(Read("observed_at,sensor,value\n").Errors, e => e.Contains("'quantity'", StringComparison.Ordinal));

    private static (IReadOnlyList<RecordedReading> Readings, IReadOnlyList<string> Errors) Read(string text)
    {
        using var reader = new StringReader(text);
        return ReadingsFile.Read(reader);
    }
}
