using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Telemetry.Api.Endpoints.Requests;

/// <summary>
/// Refuses query parameters that an endpoint does not have. Passed over, a misspelt <c>knownat</c> or <c>quantiy</c> would
/// give an answer to another question that looks like the one asked.
/// </summary>
internal static class KnownParameters
{
    /// <summary>An endpoint filter: everything not known is told at once, with what is.</summary>
    public static EndpointFilterDelegate Only(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var known = endpoint.MethodInfo.GetParameters().SelectMany(Names).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        return context =>
        {
            var errors = new RequestErrors();
            foreach (var name in context.HttpContext.Request.Query.Keys)
            {
                if (!known.Contains(name) || context.HttpContext.Request.RouteValues.ContainsKey(name))
                {
                    errors.Add(QueryText.Short(name), known.Count == 0 ? "is not known here: there are no parameters" : $"is not known here; known are {List(known, context.HttpContext)}");
                }
            }

            return errors.Any ? ValueTask.FromResult<object?>(errors.ToProblem()) : next(context);
        };
    }

    private static string List(FrozenSet<string> known, HttpContext context) =>
        string.Join(", ", known.Where(k => !context.Request.RouteValues.ContainsKey(k)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Names(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
        {
            return parameter.ParameterType.GetProperties()
                .Select(p => p.GetCustomAttribute<FromQueryAttribute>() is { } query ? query.Name ?? p.Name : null)
                .OfType<string>();
        }

        if (parameter.GetCustomAttribute<FromQueryAttribute>() is { } named)
        {
            return [named.Name ?? parameter.Name!];
        }

        // What is neither a header nor a body nor a service comes by the address; route values are told apart by the request.
        var simple = parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[]) || parameter.ParameterType == typeof(long);
        return simple && parameter.GetCustomAttribute<FromHeaderAttribute>() is null ? [parameter.Name!] : [];
    }
}
