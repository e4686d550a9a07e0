## Satu kasus: kepala halaman dan gambaran bersama

cases-tabs = Bagian kasus
cases-tab-picture = Gambaran
cases-tab-goals = Tujuan
cases-tab-sessions = Sesi
cases-tab-words = Cerita
cases-tab-agreement = Kesepakatan
cases-held = { $count ->
    [0] Belum ada sesi
   *[other] { $count } sesi sudah berjalan
}
cases-ended = Selesai { $date }, { $how }
cases-ended-planned = sesuai rencana
cases-ended-transferred = dialihtangankan
cases-ended-dropped-out = klien berhenti datang
