using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Telemetry.Api.Alerts;
using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Backups;
using Telemetry.Api.CallOuts;
using Telemetry.Api.DecisionRecord;
using Telemetry.Api.Endpoints.Gritting.Planning;
using Telemetry.Api.Endpoints;
using Telemetry.Api.Endpoints.AirQuality.Advice;
using Telemetry.Api.Endpoints.Bins;
using Telemetry.Api.Endpoints.DeadLetters;
using Telemetry.Api.Endpoints.OpenData;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Endpoints.RoadForecasts;
using Telemetry.Api.Health;
using Telemetry.Api.Live;
using Telemetry.Api.Network;
using Telemetry.Api.Notifications;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;

namespace Telemetry.Api;

internal static class ApiServiceCollectionExtensions
{
    /// <summary>Adds the HTTP API. Expects the ports of the domain: stores, journal, intake, consumers; and the rules' options.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddNetwork(configuration).AddSecurity(configuration).AddLive(configuration).AddHealth(configuration);
        services.AddAlerts(configuration).AddNotifications(configuration).AddCallOuts(configuration);
        services.AddBackups(configuration);
        services.AddDecisionRecord(configuration);
        services.AddOptions<BacktestReportOptions>().Bind(configuration.GetSection(BacktestReportOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BacktestReportFolder>();
        services.AddOptions<OpenDataOptions>().Bind(configuration.GetSection(OpenDataOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PublicNights>();
        services.AddSingleton<Redrive>();
        services.AddSingleton(_ => HealthAdvice.Read());
        services.AddSingleton<BinBoard>();
        services.AddSingleton<WhatIfDecider>();
        services.AddSingleton<PastRoadForecasts>().AddSingleton<RoadForecastReader>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = problem => StatusProblems.Complete(problem.ProblemDetails, problem.HttpContext));
        services.AddExceptionHandler<ExceptionProblems>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new UtcTimeConverter()));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<ApiOptions>>((timeouts, api) =>
        {
            timeouts.DefaultPolicy = Policy(api.Value.Timeout);
            timeouts.AddPolicy(ApiTimeouts.Stream, Policy(api.Value.StreamTimeout));
        });
        services.AddRateLimiter();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<ApiOptions>>((limiter, api) => ClientRateLimit.Configure(limiter, api.Value));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ApiOptions>>((kestrel, api) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = api.Value.MaxBodyBytes;
        });
        return services;
    }

    private static RequestTimeoutPolicy Policy(TimeSpan timeout) => new()
    {
        Timeout = timeout,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
    };
}
