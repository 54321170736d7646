using Veerkracht.Data;
using Veerkracht.Data.Verifying;
using Veerkracht.Site.Retention;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Journal;

/// <summary>The door of Journal: where money stands, and the order in which pots and rights are served.</summary>
public static class JournalDoor
{
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddScoped<Ledger>();
        services.AddScoped<IJournal, Ledger>(s => s.GetRequiredService<Ledger>());
        services.AddScoped<MoneyOverview>();
        services.AddScoped<PlacesInOrder>();
        services.AddScoped<HolderNames>();
        services.AddScoped<IVerification, VerifyJournal>();
        services.AddScoped<IInstrument, MoneyInstrument>();
        // The parts of a book are read from its new name, and the sums are those of the renamed claims.
        services.AddScoped<IUpgrade, HoldersOfBooks>();
        services.AddScoped<IUpgrade, TypedBooks>();
        services.AddScoped<IUpgrade, SumOpenClaims>();
        services.AddRecords(JournalRecords.All);
        return services;
    }
}
