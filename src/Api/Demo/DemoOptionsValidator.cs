using Microsoft.Extensions.Options;
using Telemetry.FirmwareSim.City;

namespace Telemetry.Api.Demo;

/// <summary>Every scenario must be one of the city's.</summary>
internal sealed class DemoOptionsValidator : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        var unknown = options.Names.Where(n => DemoCity.Scenarios.All(s => s.Name != n)).ToList();
        return unknown.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{DemoOptions.Section}:Scenarios has no '{string.Join("', '", unknown)}'; there are {string.Join(", ", DemoCity.Scenarios.Select(s => s.Name))}");
    }
}
