using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Documents;

/// <summary>The door of Documents: attached files and the letters that the platform makes.</summary>
public static class DocumentsDoor
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddOrganisationColumns(new OrganisationColumn("Documents", "Organisation"));
        services.AddSingleton<FileStore>();
        services.AddScoped<SweepFiles>();
        services.AddHostedService<FileSweeper>();
        return services;
    }
}
