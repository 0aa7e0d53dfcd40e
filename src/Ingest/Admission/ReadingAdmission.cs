using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Ingest.Admission;

/// <summary>
/// Law 3's first kind of check: only what needs no memory. The guards run in the order a person would mend them in:
/// who, what, how much, when.
/// </summary>
internal sealed class ReadingAdmission(AdmissionOptions options)
{
    private readonly ReadingGuard _guard = new(options);

    /// <summary>Sorts what was decoded into admitted readings and rejections; nothing is left out of both.</summary>
    public void Admit(ReadingBuffer decoded, GatewayId gateway, DateTimeOffset receivedAt, List<Reading> admitted)
    {
        foreach (ref readonly var reading in decoded.Readings)
        {
            var reason = Judge(reading, gateway, receivedAt);
            if (reason is { } refused)
            {
                decoded.Rejections.Add(new Rejection(
                    refused, Explain(refused, reading, gateway, receivedAt), reading.SensorName, reading.QuantityName));
            }
            else
            {
                admitted.Add(new Reading(
                    reading.Sensor!.Id, reading.Quantity!, reading.ObservedAt, reading.Value, receivedAt, reading.Marks));
            }
        }
    }

    private RejectReason? Judge(in DecodedReading reading, GatewayId gateway, DateTimeOffset receivedAt)
    {
        if (reading.Sensor is null)
        {
            return RejectReason.UnknownSensor;
        }

        if (reading.Sensor.Gateway != gateway)
        {
            return RejectReason.ForeignSensor;
        }

        if (reading.Quantity is null || !reading.Sensor.Measures(reading.Quantity))
        {
            return RejectReason.UnknownQuantity;
        }

        return _guard.Judge(reading.Quantity, reading.Value, reading.ObservedAt, receivedAt);
    }

    private string Explain(RejectReason reason, in DecodedReading reading, GatewayId gateway, DateTimeOffset receivedAt) => reason switch
    {
        RejectReason.UnknownSensor =>
            $"No sensor \"{reading.SensorName}\" in the network. Register it; then this message can be driven again.",
        RejectReason.ForeignSensor =>
            $"Sensor {reading.SensorName} belongs to gateway {reading.Sensor!.Gateway}, not to {gateway}.",
        RejectReason.UnknownQuantity when reading.Quantity is null =>
            $"No quantity \"{reading.QuantityName}\". {reading.SensorName} measures {Names(reading.Sensor!)}.",
        RejectReason.UnknownQuantity =>
            $"{reading.SensorName} is not registered for {reading.QuantityName}. It measures {Names(reading.Sensor!)}.",
        _ => _guard.Explain(reason, reading.Quantity!, reading.Value, reading.ObservedAt, receivedAt),
    };

    private static string Names(Sensor sensor) => string.Join(", ", sensor.Quantities);
}
