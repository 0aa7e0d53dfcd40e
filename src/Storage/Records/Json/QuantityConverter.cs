using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Domain.Quantities;

namespace Telemetry.Storage.Records.Json;

internal sealed class QuantityConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        QuantityCatalogue.Find(reader.GetString()!) ?? throw new JsonException($"No quantity is called '{reader.GetString()}'.");

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
