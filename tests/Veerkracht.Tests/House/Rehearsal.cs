using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;

namespace Veerkracht.Tests.House;

/// <summary>
/// What is asked over HTTP is done and undone again, as in a preview of many acts: so one who may do something leaves it to be done by the
/// next. Only acts on many dossiers have scopes of their own and are really done, to a dossier that nothing else is about.
/// </summary>
internal sealed class Rehearsal : IStartupFilter
{
    /// <summary>The header of an answer to what would have been written in the history.</summary>
    public const string Recorded = "X-Recorded";

    public static void AddTo(WebApplicationBuilder builder) => builder.Services.AddSingleton<IStartupFilter, Rehearsal>();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, on) =>
                {
                    var db = context.RequestServices.GetRequiredService<Db>();
                    db.Rehearses = true;
                    db.SavingChanges += (_, _) =>
                    {
                        if (db.ChangeTracker.Entries<Act>().Any(a => a.State == EntityState.Added))
                            context.Response.Headers[Recorded] = "true";
                    };
                    return on(context);
                }
            );
            next(app);
        };
}
