using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Features.Applications.Together;

/// <summary>The part of Applications in which several people work on one draft; its door is that of Applications.</summary>
public static class TogetherDoor
{
    public static IServiceCollection AddTogether(this IServiceCollection services)
    {
        services.AddSingleton(new RecentCompany(TimeSpan.FromSeconds(10)));
        services.AddScoped<WhoIsWhere>();
        services.AddScoped<Colleagues>();
        services.AddScoped<StepCompanies>();
        services.AddScoped<AssignSection>();
        services.AddScoped<Remarks>();
        services.AddScoped<LeaveRemark>();
        services.AddScoped<AnswerRemark>();
        services.AddScoped<CloseRemark>();
        services.AddScoped<Agreements>();
        services.AddScoped<SignRequests>();
        services.AddScoped<PartnerProjects>();
        services.AddScoped<PartnerDrafts>();
        services.AddScoped<PartnerRequests>();
        services.AddScoped<NamePartners>();
        services.AddScoped<SendingNeeds>();
        services.AddScoped<IWhenStepSubmitted, SignRequestsEnd>();
        services.AddScoped<IWhenStepSubmitted, PresenceEnds>();
        services.AddScoped<TaskLooks>();
        services.AddScoped<LookAgainAtDrafts>();
        services.AddScoped<IWhenClockGoesBack, LookAgainAtDrafts>();
        services.AddScoped<RemindDrafts>();
        services.AddHostedService<DraftReminders>();
        services.AddScoped<TellOpenSteps>();
        services.AddHostedService<StepOpenings>();
        return services;
    }
}
