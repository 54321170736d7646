using Veerkracht.Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSite();

var app = builder.Build();
app.UseSite();
app.Run();
