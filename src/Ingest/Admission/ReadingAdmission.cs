using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Ingest.Admission;

/// <summary>
/// Law 3's first kind of check: only what needs no memory. The guards run in the order a person would mend them in:
/// who, what, how much, when.
/// </summary>
internal sealed class ReadingAdmission(AdmissionOptions options)
{
    /// <summary>Sorts what was decoded into admitted readings and rejections; nothing is left out of both.</summary>
    public void Admit(ReadingBuffer decoded, GatewayId gateway, DateTimeOffset receivedAt, List<Reading> admitted)
    {
        var latest = receivedAt + options.MaxFuture;
        var earliest = receivedAt - options.MaxAge;
        foreach (ref readonly var reading in decoded.Readings)
        {
            var reason = Judge(reading, gateway, earliest, latest);
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

    private static RejectReason? Judge(in DecodedReading reading, GatewayId gateway, DateTimeOffset earliest, DateTimeOffset latest)
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

        if (!IsPossible(reading.Quantity, reading.Value))
        {
            return RejectReason.InvalidValue;
        }

        return reading.ObservedAt > latest ? RejectReason.FutureTime
            : reading.ObservedAt < earliest ? RejectReason.TooOld
            : null;
    }

    /// <summary>A code is a whole number: half way between dry and damp is no state.</summary>
    private static bool IsPossible(Quantity quantity, double value) =>
        double.IsFinite(value) && value >= quantity.Minimum && value <= quantity.Maximum
        && (quantity != Quantity.SurfaceState || value == Math.Truncate(value));

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
        RejectReason.InvalidValue => string.Create(
            CultureInfo.InvariantCulture,
            $"{reading.Value:R} can't be: {reading.QuantityName} is from {reading.Quantity!.Minimum} to {reading.Quantity.Maximum} {reading.Quantity.Unit}{(reading.Quantity == Quantity.SurfaceState ? ", whole" : "")}."),
        RejectReason.FutureTime =>
            $"Observed at {reading.ObservedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, but received at {receivedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}: at most {options.MaxFuture.TotalMinutes:0.#} min ahead. Check the device's clock.",
        RejectReason.TooOld =>
            $"Observed at {reading.ObservedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}: at most {options.MaxAge.TotalDays:0.##} days old. Check the device's clock.",
        _ => reason.ToString(),
    };

    private static string Names(Sensor sensor) => string.Join(", ", sensor.Quantities);
}
