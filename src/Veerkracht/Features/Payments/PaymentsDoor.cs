using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Site;
using Veerkracht.Site.Retention;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Payments;

/// <summary>The door of Payments: claims become payments, and what is paid is recorded.</summary>
public static class PaymentsDoor
{
    public static IServiceCollection AddPayments(this IServiceCollection services, PayerSettings payer, DropSettings drop)
    {
        services.AddScoped<IUpgrade, HoldersOfPayments>();
        services.AddScoped<IUpgrade, DossiersAtBank>();
        services.AddScoped<PaymentPlans>();
        services.AddScoped<BankRecords>();
        services.AddSingleton(payer);
        services.AddSingleton<IBankDrops>(new BankDrops(drop));
        services.AddScoped<DeliverBatches>();
        services.AddScoped<IInstrument, BankInstrument>();
        if (drop.Place is not null)
            services.AddHostedService<BatchDelivery>();
        services.AddScoped<BatchFiles>();
        services.AddScoped<SettleBankLines>();
        services.AddMenuItem(
            new MenuItem(PaymentAccess.Href, "Betaalbestanden", "Payment files", 47, user => user.ToActor()?.MaySeePayments() == true)
        );
        services.AddRecords(PaymentsRecords.All);
        return services;
    }
}
