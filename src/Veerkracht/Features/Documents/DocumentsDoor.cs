using Veerkracht.Features.Organisations;
using Veerkracht.Site.Retention;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Documents;

/// <summary>The door of Documents: attached files and the letters that the platform makes.</summary>
public static class DocumentsDoor
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddOrganisationColumns(new OrganisationColumn("Documents", "Organisation"));
        services.AddSingleton<FileStore>();
        services.AddSingleton<FilesInDirectory>();
        services.AddSingleton<FilesInDatabase>();
        services.AddSingleton<IKeptFiles>(site =>
            site.GetRequiredService<FileSettings>().Store == FilePlace.Database
                ? site.GetRequiredService<FilesInDatabase>()
                : site.GetRequiredService<FilesInDirectory>()
        );
        services.AddScoped<IInstrument, ScannerInstrument>();
        services.AddScoped<SweepFiles>();
        services.AddHostedService<FileSweeper>();
        services.AddRecords(DocumentsRecords.All);
        return services;
    }
}
