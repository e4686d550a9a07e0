## Cek-in sebelum sesi

checkin-title = Cek-in sebelum sesi
checkin-given = Anda sudah mengisi cek-in pada { $date }. Kalau keadaan berubah, silakan isi lagi.
    .kamu = Kamu sudah mengisi cek-in pada { $date }. Kalau keadaan berubah, isi lagi saja.
checkin-send = Kirim
checkin-who-reads = Yang membaca hanya konselor Anda, juga supervisornya bila Anda sudah mengizinkan.
    .kamu = Yang membaca hanya konselormu, juga supervisornya kalau kamu sudah mengizinkan.

checkin-thanks-title = Terima kasih, sudah diterima
checkin-thanks-direct = Konselor Anda membacanya sebelum bertemu, lalu membicarakannya dengan Anda.
    .kamu = Konselormu membacanya sebelum bertemu, lalu membicarakannya denganmu.
checkin-thanks-indirect = Konselor Anda membacanya sebelum bertemu dan menyesuaikan sesi. Anda tidak perlu membahasnya, kecuali Anda ingin.
    .kamu = Konselormu membacanya sebelum bertemu dan menyesuaikan sesi. Kamu tidak perlu membahasnya, kecuali kamu mau.
checkin-next-session = Sesi berikutnya: { $when }.
checkin-topic-title = Ada yang ingin dibahas?
checkin-topic-text = Satu kalimat saja cukup. Konselor akan melihatnya di agenda.
checkin-topic-button = Tambah ke agenda
checkin-home = Ke beranda

checkin-help-title = Terima kasih sudah jujur. Anda tidak sendirian.
    .kamu = Terima kasih sudah jujur. Kamu tidak sendirian.
checkin-help-now = Bantuan sekarang
checkin-call = Telepon { $number }
checkin-help-counsellor = Konselor Anda akan melihat jawaban ini.
    .kamu = Konselormu akan melihat jawaban ini.
checkin-help-wait = Tetapi belum tentu segera. Kalau sekarang terasa tidak aman, jangan menunggu: hubungi nomor di atas, atau orang yang Anda percaya.
    .kamu = Tetapi belum tentu segera. Kalau sekarang terasa tidak aman, jangan menunggu: hubungi nomor di atas, atau orang yang kamu percaya.
