using System.ComponentModel;

namespace Telemetry.Api.Startup;

/// <summary>Whether a text can be a setting's value, judged as the configuration binder converts it.</summary>
internal static class SettingValue
{
    public static bool IsOne(Type type) => type == typeof(string) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    /// <summary>What the text should have been; null when it will do.</summary>
    public static string? Trouble(Type type, string text)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return null;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return type switch
            {
                { IsEnum: true } => $"must be one of {string.Join(", ", Enum.GetNames(type))}",
                _ when type == typeof(TimeSpan) => "must be a time span such as 00:00:30 or 7.00:00:00",
                _ when type == typeof(bool) => "must be true or false",
                _ when type == typeof(DateTimeOffset) => "must be a time such as 2026-01-14T18:00:00Z",
                _ when type == typeof(TimeOnly) => "must be a time of day such as 16:30",
                _ when type == typeof(double) => "must be a number",
                _ => "must be a whole number",
            };
        }
    }
}
