using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Hosting;
using Veerkracht.Site;
using Veerkracht.Victim;

// DATA FOLDER MOMENT [POSTGRES]: brings what waits in this database to the folder, and is killed at the moment that is said.
var (data, folder, moment) = (args[0], args[1], Enum.Parse<Moment>(args[2]));
var options = new SiteOptions
{
    DataDirectory = data,
    Postgres = args.Length > 3 ? args[3] : null,
    Demonstration = true,
    DemonstrationDossiers = false,
    Settings = new Dictionary<string, string?> { ["Payments:Folder"] = folder },
};
await using var app = SiteHost.Build(options, builder =>
{
    var real = builder.Services.Last(s => s.ServiceType == typeof(IBankDrops)).ImplementationInstance;
    builder.Services.AddSingleton<IBankDrops>(new DyingDrops((IBankDrops)real!, moment));
});
await using var scope = app.Services.CreateAsyncScope();
return await scope.ServiceProvider.GetRequiredService<DeliverBatches>().Do();
