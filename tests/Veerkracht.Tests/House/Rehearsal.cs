using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;

namespace Veerkracht.Tests.House;

/// <summary>
/// What is asked over HTTP is done and undone again, as in a preview of many acts: so one who may do something leaves it to be done by the
/// next. Only acts on many dossiers have scopes of their own and are really done, to a dossier that nothing else is about.
/// </summary>
internal sealed class Rehearsal : IStartupFilter
{
    public static void AddTo(WebApplicationBuilder builder) => builder.Services.AddSingleton<IStartupFilter, Rehearsal>();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, on) =>
                {
                    context.RequestServices.GetRequiredService<Db>().Rehearses = true;
                    return on(context);
                }
            );
            next(app);
        };
}
