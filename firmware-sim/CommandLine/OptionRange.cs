using System.CommandLine;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary>Says of an option what it may be.</summary>
internal static class OptionRange
{
    public static void MustBe<T>(this Option<T> option, Func<T, bool> allowed, string range) =>
        option.Validators.Add(result =>
        {
            // A value that could not be parsed has its own error.
            if (!result.Errors.Any() && !allowed(result.GetValueOrDefault<T>()!))
            {
                result.AddError($"{option.Name} is {range}");
            }
        });
}
