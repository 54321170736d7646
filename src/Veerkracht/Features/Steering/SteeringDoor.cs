using Veerkracht.Features.Accounts;
using Veerkracht.Features.Steering.Kinds;
using Veerkracht.Features.Steering.Pages.Forms;
using Veerkracht.Site;

namespace Veerkracht.Features.Steering;

/// <summary>The door of Steering: what staff change in a call that runs, with reason, preview, second person and notice.</summary>
public static class SteeringDoor
{
    public static IServiceCollection AddSteering(this IServiceCollection services)
    {
        services.AddScoped<CallChangeKinds>();
        services.AddScoped<Concerned>();
        services.AddScoped<OrganisationFinder>();
        services.AddScoped<AdjustmentServices>();
        services.AddScoped<WindowEffects>();
        services.AddScoped<ICallChangeKind, WindowKind>();
        services.AddScoped<ICallChangeKind, OpenRoundKind>();
        services.AddScoped<ICallChangeKind, CloseKind>();
        services.AddScoped<ICallChangeKind, EligibilityKind>();
        services.AddScoped<ICallChangeKind, SkipStepKind>();
        services.AddScoped<ICallChangeKind, SettingKind>();
        services.AddScoped<ICallChangeKind, TableKind>();
        services.AddScoped<ICallChangeKind, TextKind>();
        services.AddScoped<ICallChangeKind, VisibilityKind>();
        services.AddScoped<ICallChangeKind, WithdrawKind>();
        services.AddScoped<ChangeList>();
        services.AddSingleton<ChangeForm, WindowForm>();
        services.AddSingleton<ChangeForm, OpenRoundForm>();
        services.AddSingleton<ChangeForm, CloseForm>();
        services.AddSingleton<ChangeForm, EligibilityForm>();
        services.AddSingleton<ChangeForm, SkipStepForm>();
        services.AddSingleton<ChangeForm, SettingForm>();
        services.AddSingleton<ChangeForm, TableForm>();
        services.AddSingleton<ChangeForm, TextForm>();
        services.AddSingleton<ChangeForm, VisibilityForm>();
        services.AddSingleton<ChangeForm, WithdrawForm>();
        services.AddMenuItem(new MenuItem("/beheer", "Oproepen beheren", "Manage calls", 50, user => user.ToActor()?.MaySteer() == true));
        return services;
    }
}
