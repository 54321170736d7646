using Veerkracht.Features.Documents.Scanning;
using Veerkracht.Features.Documents.Uploads;
using Veerkracht.Features.Documents.Viewing;
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
        services.AddScoped<FileUploads>();
        services.AddSingleton<Scanner>();
        services.AddScoped<ScanWaiting>();
        services.AddHostedService<FileScanner>();
        services.AddSingleton<Pictures>();
        services.AddScoped<FilePages>();
        services.AddHostedService<FileSweeper>();
        services.AddRecords(DocumentsRecords.All);
        return services;
    }
}
