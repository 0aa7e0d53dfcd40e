using System.Buffers;
using System.Globalization;
using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Readings as CSV (RFC 4180) with a header. Identifiers that a spreadsheet would run as a formula are guarded.</summary>
/// <param name="destination">Where the file goes.</param>
/// <param name="network">Knows the grade of each sensor's instrument: a file travels without its network.</param>
internal sealed class CsvReadingsWriter(IBufferWriter<byte> destination, CityNetwork network) : IReadingsWriter
{
    private readonly StringBuilder _line = new();
    private Aggregate _aggregate;

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public void Begin(ReadingsRequest request, bool simulatedTime, DateTimeOffset? storedUpTo)
    {
        _aggregate = request.Aggregate;
        _line.Append(request.Interval is null
            ? "observed_at,sensor,quantity,unit,value,flag,test,marks,received_at,stored_at,grade"
            : "start,end,sensor,quantity,unit,value,count,suspect,failed,partial,capture,grade");
        EndLine();
    }

    public void Write(in ReadingRow row)
    {
        _line.Append(Time(row.ObservedAt)).Append(',').Append(CsvCell.Of(row.Sensor.Value)).Append(',')
            .Append(row.Quantity.Name).Append(',').Append(row.Quantity.Unit).Append(',')
            .Append(CultureInfo.InvariantCulture, $"{row.Value:R},{row.Flag.Name()},{row.Test.Name()},{row.Marks.Name()},")
            .Append(Time(row.ReceivedAt)).Append(',').Append(Time(row.StoredAt)).Append(',').Append(Grade(row.Sensor));
        EndLine();
    }

    public void Write(in Bucket bucket)
    {
        _line.Append(Time(bucket.Start)).Append(',').Append(Time(bucket.End)).Append(',').Append(CsvCell.Of(bucket.Sensor.Value)).Append(',')
            .Append(bucket.Quantity.Name).Append(',').Append(_aggregate == Aggregate.Count ? "1" : bucket.Quantity.Unit).Append(',')
            .Append(CultureInfo.InvariantCulture, $"{bucket.Value:R},{bucket.Count},{bucket.Suspect},{bucket.Failed},{(bucket.Partial ? "true" : "false")},{bucket.Capture:0.####},{Grade(bucket.Sensor)}");
        EndLine();
    }

    public void End(string? next)
    {
        // A CSV has no place for a cursor: it goes with the answer's headers.
    }

    public void Dispose()
    {
    }

    /// <summary>reference or indicative; nothing for a sensor that has left the network.</summary>
    private string Grade(SensorId sensor) => GradeName.Of(network.FindSensor(sensor)) ?? "";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private void EndLine()
    {
        _line.Append("\r\n");
        foreach (var chunk in _line.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, destination);
        }

        _line.Clear();
    }
}
