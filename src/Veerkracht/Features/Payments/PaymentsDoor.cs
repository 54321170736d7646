using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Payments;

/// <summary>The door of Payments: claims become payments, and what is paid is recorded.</summary>
public static class PaymentsDoor
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddScoped<IUpgrade, HoldersOfPayments>();
        services.AddScoped<IUpgrade, DossiersAtBank>();
        services.AddScoped<PaymentPlans>();
        services.AddScoped<BankRecords>();
        services.AddRecords(PaymentsRecords.All);
        return services;
    }
}
