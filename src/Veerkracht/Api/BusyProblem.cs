using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>Too busy, as problem details: 503 with Retry-After. Nothing of the request was done.</summary>
internal sealed class BusyProblem : IBusyAnswer
{
    public bool IsFor(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    public Task Tell(HttpContext context) =>
        Problems.With(StatusCodes.Status503ServiceUnavailable, Refusal.Busy, context).ExecuteAsync(context);
}
