using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Api.Endpoints.Requests;

/// <summary>Times leave as UTC with a Z, and come in only with a zone.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var errors = new RequestErrors();
        return reader.TokenType == JsonTokenType.String && QueryText.Time(reader.GetString(), "", errors, required: true) is { } time
            ? time
            : throw new JsonException("must be a time with its zone, such as 2026-01-14T18:00:00Z");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
