using System.Globalization;
using System.Reflection;
using Telemetry.Api.Health;
using Telemetry.Ingest.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Storage.Records;

namespace Telemetry.Tests.Unit;

/// <summary>docs/settings.md names every setting with the default that the code has, and none that it has not.</summary>
public sealed class SettingsPageTests
{
    /// <summary>Set by the host itself, from the clock.</summary>
    private const string NotForConfiguration = "SimulatedTime";

    [Fact]
    public void Every_setting_stands_in_its_section_with_its_default() => Assert.Empty(Settings().Except(Documented()));

    [Fact]
    public void No_setting_is_documented_that_does_not_exist() => Assert.Empty(Documented().Except(Settings()));

    private static IEnumerable<(string Section, string Name, string Default)> Settings() =>
        new[] { typeof(HealthOptions), typeof(JournalOptions), typeof(RuleEngineOptions), typeof(RecordsOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
            .Where(options => options.Section is not null)
            .SelectMany(options => Settings(options.Section!, Activator.CreateInstance(options.Type)!));

    private static IEnumerable<(string Section, string Name, string Default)> Settings(string section, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(p => p.Name != NotForConfiguration))
        {
            var value = property.GetValue(options);
            if (value?.GetType() is { IsClass: true, Namespace: { } home } && home.StartsWith("Telemetry", StringComparison.Ordinal))
            {
                foreach (var setting in Settings($"{section}:{property.Name}", value))
                {
                    yield return setting;
                }
            }
            else if (property.CanWrite || value is System.Collections.IDictionary || IsList(property.PropertyType))
            {
                yield return (section, property.Name, Text(value));
            }
        }
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static string Text(object? value) => value switch
    {
        null or System.Collections.ICollection => "none",
        bool flag => flag ? "true" : "false",
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static IEnumerable<(string Section, string Name, string Default)> Documented()
    {
        var section = "";
        foreach (var line in File.ReadLines(Repository.Path("docs", "settings.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|') is [_, var name, var value, ..])
            {
                yield return (section, name.Trim(' ', '`'), value.Trim(' ', '`'));
            }
        }
    }
}
