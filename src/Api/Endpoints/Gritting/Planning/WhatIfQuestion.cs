using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>Another night, or another policy.</summary>
internal sealed record WhatIfQuestion(double TemperatureK, int PrecipitationLaterHours, GrittingPolicyOptions Policy)
{
    public static WhatIfQuestion Read(
        string? temperature, string? later, string? precautionary, string? noAction, string? dry, GrittingPolicyOptions policy, RequestErrors errors)
    {
        // A copy: the policy that decides is nobody's to change.
        var asked = JsonSerializer.Deserialize<GrittingPolicyOptions>(JsonSerializer.Serialize(policy))!;
        asked.PrecautionaryAtOrBelowRst = Number(precautionary, "precautionaryAtOrBelowRst", -5, 5, "°C", policy.PrecautionaryAtOrBelowRst, errors);
        asked.NoActionAboveRst = Number(noAction, "noActionAboveRst", -5, 5, "°C", policy.NoActionAboveRst, errors);
        asked.TreatDryRoads = QueryText.Choice(dry, "treatDryRoads", errors, ("true", true), ("false", false)) ?? policy.TreatDryRoads;
        foreach (var wrong in asked.Validate(new ValidationContext(asked)))
        {
            errors.Add("precautionaryAtOrBelowRst", wrong.ErrorMessage ?? "can't be so");
        }

        var hours = Number(later, "precipitationLaterHours", -12, 12, "full hours", 0, errors);
        if (hours != Math.Floor(hours))
        {
            errors.Add("precipitationLaterHours", "must be a whole number: forecasts are by the hour");
        }

        return new WhatIfQuestion(Number(temperature, "temperatureK", -10, 10, "K", 0, errors), (int)hours, asked);
    }

    private static double Number(string? text, string name, double minimum, double maximum, string unit, double absent, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return absent;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        errors.Add(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from {minimum} to {maximum} ({unit}), not '{QueryText.Short(text)}'"));
        return absent;
    }
}
